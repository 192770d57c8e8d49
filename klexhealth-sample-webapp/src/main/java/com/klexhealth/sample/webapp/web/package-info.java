/**
 * What all pages share: language, header and footer, errors, security headers.
 */
@NullMarked
package com.klexhealth.sample.webapp.web;

import org.jspecify.annotations.NullMarked;
