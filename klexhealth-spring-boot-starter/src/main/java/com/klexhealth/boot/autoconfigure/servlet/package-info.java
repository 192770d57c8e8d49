/**
 * What the servlet filter chains of the starter share.
 */
@NullMarked
package com.klexhealth.boot.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
