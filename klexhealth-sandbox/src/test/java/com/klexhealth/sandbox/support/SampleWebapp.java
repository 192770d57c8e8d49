package com.klexhealth.sandbox.support;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.nimbusds.jwt.SignedJWT;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sample webapp's side of a login.
 */
public final class SampleWebapp {

	/** Where its logins end. */
	public static final String REDIRECT_URL = "http://localhost:8080/login/oauth2/code/klexhealth";

	/** The code verifier of RFC 7636, appendix B. */
	public static final String CODE_VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

	private static final String CODE_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

	private final String clientId;

	private final String clientSecret;

	private final String redirectUrl;

	public SampleWebapp() {
		this("klexhealth-sample-webapp", "klexhealth-sample-webapp-secret", REDIRECT_URL);
	}

	public SampleWebapp(String clientId, String clientSecret, String redirectUrl) {
		this.clientId = clientId;
		this.clientSecret = clientSecret;
		this.redirectUrl = redirectUrl;
	}

	/**
	 * Returns an authorization request. Names and values that differ from a good one take
	 * turns; an empty value leaves the parameter out.
	 */
	public String authorizationRequest(String... changes) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("response_type", "code");
		parameters.put("client_id", this.clientId);
		parameters.put("redirect_uri", this.redirectUrl);
		parameters.put("scope", "openid profile patients:read");
		parameters.put("state", "a state");
		parameters.put("nonce", "a nonce");
		parameters.put("code_challenge", CODE_CHALLENGE);
		parameters.put("code_challenge_method", "S256");
		for (int i = 0; i < changes.length; i += 2) {
			parameters.put(changes[i], changes[i + 1]);
		}
		parameters.values().removeIf(String::isEmpty);
		return "/oauth2/authorize?" + parameters.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	/**
	 * Lets somebody who is logged in allow what is asked for, unless they did before.
	 * @return where their browser is sent
	 */
	public String authorize(Browser browser, String... changes) {
		String location = Browser.location(browser.get(authorizationRequest(changes)));
		return (location.contains("/oauth2/consent")) ? Browser.location(browser.answerConsent(location, true))
				: location;
	}

	public HttpResponse<String> redeem(Browser browser, String code, String... changes) {
		Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code,
				"redirect_uri", this.redirectUrl, "code_verifier", CODE_VERIFIER));
		for (int i = 0; i < changes.length; i += 2) {
			form.put(changes[i], changes[i + 1]);
		}
		List<String> fields = new ArrayList<>();
		form.forEach((name, value) -> fields.addAll(List.of(name, value)));
		return browser.post("/oauth2/token", fields, "Authorization", basicAuthorization());
	}

	public HttpResponse<String> refresh(Browser browser, String refreshToken) {
		return browser.post("/oauth2/token", List.of("grant_type", "refresh_token", "refresh_token", refreshToken),
				"Authorization", basicAuthorization());
	}

	public Map<String, Object> tokens(Browser browser, String... changes) {
		return json(redeem(browser, parameter(authorize(browser, changes), "code")).body());
	}

	public String basicAuthorization() {
		return "Basic " + Base64.getEncoder()
			.encodeToString((this.clientId + ":" + this.clientSecret).getBytes(StandardCharsets.UTF_8));
	}

	public static String parameter(String url, String name) {
		String value = UriComponentsBuilder.fromUriString(url).build(true).getQueryParams().getFirst(name);
		if (value == null) {
			throw new IllegalStateException("No " + name + " in " + url);
		}
		return UriUtils.decode(value, StandardCharsets.UTF_8);
	}

	@SuppressWarnings("unchecked")
	public static Map<String, Object> json(String json) {
		return JsonMapper.shared().readValue(json, Map.class);
	}

	public static SignedJWT jwt(Map<String, Object> tokens, String name) {
		try {
			return SignedJWT.parse(String.valueOf(tokens.get(name)));
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
