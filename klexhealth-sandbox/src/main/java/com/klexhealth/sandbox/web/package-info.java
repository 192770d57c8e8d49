/**
 * What all pages share: who may see them, language, errors, landing page and login.
 */
@NullMarked
package com.klexhealth.sandbox.web;

import org.jspecify.annotations.NullMarked;
