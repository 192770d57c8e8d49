package com.klexhealth.tests.support;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * Keycloak's Admin API, as far as tests need it.
 */
public final class KeycloakAdmin {

	private final String master;

	private final String realm;

	public KeycloakAdmin(KeycloakServer server) {
		this.master = server.url() + "/realms/master";
		this.realm = server.url() + "/admin/realms/" + server.realm();
	}

	/**
	 * Changes attributes of a client.
	 * @param clientId the client
	 * @param attributes those to change
	 */
	public void setClientAttributes(String clientId, Map<String, String> attributes) {
		Object client = list("/clients?clientId=" + Http.encode(clientId)).get(0);
		String id = String.valueOf(((Map<?, ?>) client).get("id"));
		String body = JSONObjectUtils.toJSONString(Map.of("clientId", clientId, "attributes", attributes));
		send(authorized("/clients/" + id).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)),
				204);
	}

	/**
	 * Counts what happened since the start, by Keycloak's own event log.
	 * @param type the type of the event, such as {@code REFRESH_TOKEN}
	 * @return how often it happened
	 */
	public int events(String type) {
		return list("/events?max=1000&type=" + type).size();
	}

	private List<Object> list(String path) {
		try {
			return JSONArrayUtils.parse(send(authorized(path), 200));
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpRequest.Builder authorized(String path) {
		String answer = send(HttpRequest.newBuilder(URI.create(this.master + "/protocol/openid-connect/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(Http.form(Map.of("grant_type", "password", "client_id", "admin-cli",
					"username", KeycloakServer.ADMIN, "password", KeycloakServer.ADMIN_PASSWORD)))),
				200);
		try {
			return HttpRequest.newBuilder(URI.create(this.realm + path))
				.header("Authorization", "Bearer " + JSONObjectUtils.parse(answer).get("access_token"));
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String send(HttpRequest.Builder request, int status) {
		HttpResponse<String> response = Http.send(request.timeout(Http.TIMEOUT).build());
		if (response.statusCode() != status) {
			throw new IllegalStateException(
					response.uri() + " answered " + response.statusCode() + ": " + response.body());
		}
		return response.body();
	}

}
