/**
 * Accounts: sign-up, and who may log in.
 */
@NullMarked
package com.klexhealth.sandbox.account;

import org.jspecify.annotations.NullMarked;
