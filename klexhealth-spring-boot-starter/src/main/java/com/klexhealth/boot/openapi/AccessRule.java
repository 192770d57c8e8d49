package com.klexhealth.boot.openapi;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation needs of a caller, as far as OpenAPI can say it: scopes, but neither
 * roles nor whatever else an application asks.
 *
 * @param need how much is needed at all
 * @param alternatives scopes that are enough together, as alternatives; without scopes
 * where something else is needed, or something that cannot be read
 */
record AccessRule(Need need, Set<Set<String>> alternatives) {

	/**
	 * Everybody may.
	 */
	static final AccessRule OPEN = new AccessRule(Need.NOTHING, Set.of(Set.of()));

	/**
	 * Everybody with a token may.
	 */
	static final AccessRule ANY_TOKEN = new AccessRule(Need.TOKEN, Set.of(Set.of()));

	/**
	 * Something is needed beside a token that is no scope, or nobody knows what.
	 */
	static final AccessRule SOMETHING = new AccessRule(Need.MORE, Set.of(Set.of()));

	/*
	 * More than anybody reads; an expression could have millions.
	 */
	private static final int MAXIMUM_ALTERNATIVES = 32;

	static AccessRule scope(String scope) {
		return new AccessRule(Need.MORE, Set.of(Set.of(scope)));
	}

	/**
	 * Needs both.
	 * @param other the other rule
	 * @return a rule that needs what both need
	 */
	AccessRule and(AccessRule other) {
		Set<Set<String>> combined = new LinkedHashSet<>();
		for (Set<String> mine : this.alternatives) {
			for (Set<String> theirs : other.alternatives) {
				Set<String> both = new TreeSet<>(mine);
				both.addAll(theirs);
				combined.add(both);
			}
		}
		return of((this.need.compareTo(other.need) > 0) ? this.need : other.need, combined);
	}

	/**
	 * Needs one of both.
	 * @param other the other rule
	 * @return a rule that what either needs is enough for
	 */
	AccessRule or(AccessRule other) {
		Set<Set<String>> either = new LinkedHashSet<>(this.alternatives);
		either.addAll(other.alternatives);
		return of((this.need.compareTo(other.need) < 0) ? this.need : other.need, either);
	}

	private static AccessRule of(Need need, Set<Set<String>> alternatives) {
		boolean readable = need == Need.MORE && alternatives.size() <= MAXIMUM_ALTERNATIVES;
		return (readable) ? new AccessRule(need, alternatives) : new AccessRule(need, Set.of(Set.of()));
	}

	/**
	 * How much a caller needs.
	 */
	enum Need {

		/** Not even a token. */
		NOTHING,

		/** A token. */
		TOKEN,

		/** A token that allows it. */
		MORE

	}

}
