/**
 * A webapp whose users log in at KlexHealth, one package for each of its pages.
 */
@NullMarked
package com.klexhealth.sample.webapp;

import org.jspecify.annotations.NullMarked;
