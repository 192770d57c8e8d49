/**
 * Logouts that KlexHealth tells of by itself (OpenID Connect Back-Channel Logout 1.0).
 */
@NullMarked
package com.klexhealth.boot.logout;

import org.jspecify.annotations.NullMarked;
