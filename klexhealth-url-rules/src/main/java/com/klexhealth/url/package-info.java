/**
 * What a redirect URL, a web origin and an issuer may look like at KlexHealth.
 */
@NullMarked
package com.klexhealth.url;

import org.jspecify.annotations.NullMarked;
