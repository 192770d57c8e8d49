package com.klexhealth.sample.api.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Decides what SMART scopes open. A {@code user/} scope opens to practitioners and
 * patients whatever {@link PatientAccess} lets them see, a {@code patient/} scope to
 * patients their own record. The annotations of the FHIR endpoints ask it by the name
 * {@code smart}.
 */
@Component("smart")
public final class SmartAccess {

	/**
	 * The scopes that there is a reason to ask for.
	 */
	public static final List<String> SCOPES = List.of("patient/Patient.rs", "patient/ServiceRequest.rs",
			"user/Patient.rs", "user/ServiceRequest.rs");

	private static final String SCOPE = "SCOPE_";

	/**
	 * Whether a token opens an endpoint.
	 * @param authentication what the starter made of the token
	 * @param interaction what the endpoint does
	 * @return whether it does
	 */
	public boolean opens(Authentication authentication, FhirInteraction interaction) {
		return find(authentication, interaction).isPresent();
	}

	/**
	 * The caller, with no more roles than the scopes of the token let them act in.
	 * @param authentication what the starter made of the token
	 * @param interaction what they want to do
	 * @return the caller
	 * @throws AccessDeniedException if they may not do it at all
	 */
	public Caller caller(Authentication authentication, FhirInteraction interaction) {
		return find(authentication, interaction)
			.orElseThrow(() -> new AccessDeniedException("No scope opens this FHIR interaction"));
	}

	private Optional<Caller> find(Authentication authentication, FhirInteraction interaction) {
		Caller caller = Caller.of(authentication);
		Set<SmartScope.Context> contexts = contexts(authentication, interaction);
		if (contexts.contains(SmartScope.Context.USER) && (caller.practitioner() || caller.patient())) {
			return Optional.of(caller);
		}
		if (contexts.contains(SmartScope.Context.PATIENT) && caller.patient()) {
			return Optional.of(caller.onlyAsPatient());
		}
		return Optional.empty();
	}

	private static Set<SmartScope.Context> contexts(Authentication authentication, FhirInteraction interaction) {
		Set<SmartScope.Context> contexts = EnumSet.noneOf(SmartScope.Context.class);
		for (GrantedAuthority granted : authentication.getAuthorities()) {
			String authority = granted.getAuthority();
			if (authority != null && authority.startsWith(SCOPE)) {
				SmartScope.parse(authority.substring(SCOPE.length()))
					.filter((scope) -> scope.opens(interaction))
					.ifPresent((scope) -> contexts.add(scope.context()));
			}
		}
		return contexts;
	}

}
