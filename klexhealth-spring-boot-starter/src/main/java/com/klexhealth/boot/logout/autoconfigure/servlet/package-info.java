/**
 * Back-channel logout for servlet applications.
 */
@NullMarked
package com.klexhealth.boot.logout.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
