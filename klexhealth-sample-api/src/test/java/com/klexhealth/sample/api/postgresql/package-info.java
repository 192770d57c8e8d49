@NullMarked
package com.klexhealth.sample.api.postgresql;

import org.jspecify.annotations.NullMarked;
