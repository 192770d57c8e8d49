package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation of the document, called with every kind of token by every kind of
 * account about every kind of patient. {@link AccessPolicy} says what to expect.
 */
@ContractTest
class EndpointMatrixTests {

	private final AccessPolicy policy = new AccessPolicy();

	private final Account colleague = Account.of(Set.of("practitioner"));

	private final Server server;

	private final Issuer issuer;

	private final World world;

	private final Endpoints endpoints;

	private final ServletContext servlets;

	private final ApiDocument document;

	private final ValidRequests requests;

	@Autowired
	EndpointMatrixTests(Server server, Issuer issuer, World world,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, ServletContext servlets) {
		this.server = server;
		this.issuer = issuer;
		this.world = world;
		this.endpoints = new Endpoints(mapping);
		this.servlets = servlets;
		this.document = ApiDocument.of(server);
		this.requests = new ValidRequests(this.document);
	}

	@Test
	void everyOperationHasAPolicyAndEveryPolicyAnOperation() {
		assertThat(this.document.operations()).extracting(ApiOperation::id)
			.containsExactlyInAnyOrderElementsOf(this.policy.operations());
	}

	@Test
	void everyEndpointIsDocumented() {
		Set<String> documented = new TreeSet<>();
		this.document.operations().forEach((operation) -> documented.add(operation.method() + " " + operation.path()));
		assertThat(this.endpoints.handlers().keySet()).containsExactlyElementsOf(documented);
	}

	@Test
	void thereIsNoOtherServletToAnswerRequests() {
		assertThat(this.servlets.getServletRegistrations().keySet()).containsOnly("dispatcherServlet");
	}

	@TestFactory
	List<DynamicTest> roleScopeAndRelationDecide() {
		return forEachOperation((operation) -> {
			List<String> surprises = new ArrayList<>();
			for (Set<String> roles : AccessPolicy.roles()) {
				for (Set<String> scopes : AccessPolicy.scopes(operation, this.document.scopes())) {
					for (Relation relation : Relation.values()) {
						Account account = Account.of(roles);
						int expected = this.policy.expected(operation, account, scopes, relation);
						Answer answer = call(operation, account, scopes, relation);
						if (answer.status() != expected) {
							surprises.add("as %s with %s about %s: %d instead of %d, %s".formatted(roles, scopes,
									relation, answer.status(), expected, answer.text()));
						}
					}
				}
			}
			assertThat(surprises).isEmpty();
		});
	}

	@TestFactory
	List<DynamicTest> withoutATokenNothingIsAnsweredThatIsNotOpen() {
		return forEachOperation((operation) -> {
			for (Relation relation : Relation.values()) {
				Account account = Account.of(Set.of());
				Whom whom = relation.create(account, this.colleague, this.world);
				Answer answer = this.server.send(this.requests.about(whom, operation));
				assertThat(answer.status()).isEqualTo(operation.open() ? 200 : 401);
				assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isNotEqualTo(operation.open());
			}
		});
	}

	@TestFactory
	List<DynamicTest> whoIsNotToBeKnownOfIsAnsweredAsWhoIsAbsent() {
		return forEachOperation((operation) -> {
			for (Set<String> roles : AccessPolicy.roles()) {
				Account account = Account.of(roles);
				Answer stranger = call(operation, account, this.document.scopes(), Relation.STRANGER);
				Answer absent = call(operation, account, this.document.scopes(), Relation.ABSENT);
				if (stranger.status() >= 400) {
					assertThat(withoutInstance(stranger)).isEqualTo(withoutInstance(absent));
					assertThat(headers(stranger)).isEqualTo(headers(absent));
				}
			}
		});
	}

	private Answer call(ApiOperation operation, Account account, Set<String> scopes, Relation relation) {
		Whom whom = relation.create(account, this.colleague, this.world);
		Request request = this.requests.about(whom, operation).bearer(token(account, scopes));
		if (operation.hasParameter("header", "If-Match")) {
			request.header("If-Match", currentTag(operation, whom));
		}
		return this.server.send(request);
	}

	/**
	 * What the colleague, who treats them, sees of those whom the operation is about. Of
	 * somebody who is not there, the tag is somebody else's.
	 */
	private String currentTag(ApiOperation operation, Whom whom) {
		String path = this.requests.path(whom, operation);
		String resource = operation.method().equals("PUT") ? path : path.substring(0, path.lastIndexOf('/'));
		return this.server.send(new Request("GET", resource).bearer(token(this.colleague, this.document.scopes())))
			.headers()
			.firstValue("ETag")
			.orElse("\"1\"");
	}

	private String token(Account account, Set<String> scopes) {
		return this.issuer.token(account, scopes, UUID.randomUUID().toString());
	}

	private List<DynamicTest> forEachOperation(Consumer<ApiOperation> test) {
		assertThat(this.document.operations()).isNotEmpty();
		return this.document.operations()
			.stream()
			.map((operation) -> DynamicTest.dynamicTest(operation.id(), () -> test.accept(operation)))
			.toList();
	}

	private static String withoutInstance(Answer answer) {
		return answer.text().replaceAll("\"instance\":\"[^\"]*\"", "");
	}

	/**
	 * The headers but those of the moment and of the connection.
	 */
	private static String headers(Answer answer) {
		StringBuilder headers = new StringBuilder();
		answer.headers().map().forEach((name, values) -> {
			if (!name.equalsIgnoreCase("Date") && !name.equalsIgnoreCase("Connection")) {
				headers.append(name).append(values);
			}
		});
		return headers.toString();
	}

}
