/**
 * What stands around the application: servers, replicas, a proxy, browsers.
 */
@NullMarked
package com.klexhealth.tests.support;

import org.jspecify.annotations.NullMarked;
