package com.klexhealth.boot.autoconfigure.servlet;

import java.util.List;

/**
 * Paths that a feature of the starter opens to all, without the application having to
 * name them.
 *
 * @param patterns the paths
 */
public record OpenPaths(List<String> patterns) {

}
