/**
 * What the replicas of an application share about the people who are logged in.
 */
@NullMarked
package com.klexhealth.boot.session;

import org.jspecify.annotations.NullMarked;
