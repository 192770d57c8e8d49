/**
 * Who may use the actuator endpoints of servlet applications.
 */
@NullMarked
package com.klexhealth.boot.actuate.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
