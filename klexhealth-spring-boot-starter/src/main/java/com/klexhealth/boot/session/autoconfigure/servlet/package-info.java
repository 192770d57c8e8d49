/**
 * Sessions of servlet applications, shared by replicas or not.
 */
@NullMarked
package com.klexhealth.boot.session.autoconfigure.servlet;

import org.jspecify.annotations.NullMarked;
