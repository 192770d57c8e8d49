/**
 * Where the keys come from that tokens are signed with.
 */
@NullMarked
package com.klexhealth.boot.keys;

import org.jspecify.annotations.NullMarked;
