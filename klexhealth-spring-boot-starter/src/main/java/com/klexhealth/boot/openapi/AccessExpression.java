package com.klexhealth.boot.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.BooleanLiteral;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.OpAnd;
import org.springframework.expression.spel.ast.OpOr;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.StringLiteral;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * Reads from an expression of {@code @PreAuthorize} which scopes it asks for. What it
 * does not understand counts as something that is needed beside scopes: the document may
 * say too little, but nothing wrong.
 */
final class AccessExpression {

	private static final String SCOPE_PREFIX = "SCOPE_";

	private AccessExpression() {
	}

	static AccessRule read(String expression) {
		try {
			return read(new SpelExpressionParser().parseRaw(expression).getAST());
		}
		catch (ParseException | IllegalArgumentException | IllegalStateException ex) {
			// no caller gets past it either
			return AccessRule.SOMETHING;
		}
	}

	private static AccessRule read(SpelNode node) {
		if (node instanceof OpAnd) {
			return combine(children(node).stream().map(AccessExpression::read).toList(), AccessRule::and);
		}
		if (node instanceof OpOr) {
			return combine(children(node).stream().map(AccessExpression::read).toList(), AccessRule::or);
		}
		if (node instanceof MethodReference method) {
			return read(method.getName(), children(node));
		}
		if (node instanceof PropertyOrFieldReference property) {
			return switch (property.getName()) {
				case "permitAll" -> AccessRule.OPEN;
				case "authenticated", "fullyAuthenticated" -> AccessRule.ANY_TOKEN;
				default -> AccessRule.SOMETHING;
			};
		}
		if (node instanceof BooleanLiteral literal) {
			return (Boolean.TRUE.equals(literal.getLiteralValue().getValue())) ? AccessRule.OPEN : AccessRule.SOMETHING;
		}
		return AccessRule.SOMETHING;
	}

	private static AccessRule read(String method, List<SpelNode> arguments) {
		return switch (method) {
			case "permitAll" -> AccessRule.OPEN;
			case "isAuthenticated", "isFullyAuthenticated" -> AccessRule.ANY_TOKEN;
			case "hasAuthority", "hasAnyAuthority" -> combine(authorities(arguments), AccessRule::or);
			case "hasAllAuthorities" -> combine(authorities(arguments), AccessRule::and);
			default -> AccessRule.SOMETHING;
		};
	}

	private static List<AccessRule> authorities(List<SpelNode> arguments) {
		return arguments.stream().map(AccessExpression::authority).toList();
	}

	private static AccessRule authority(SpelNode argument) {
		String authority = text(argument);
		return (authority != null && authority.startsWith(SCOPE_PREFIX))
				? AccessRule.scope(authority.substring(SCOPE_PREFIX.length())) : AccessRule.SOMETHING;
	}

	private static @Nullable String text(SpelNode node) {
		return (node instanceof StringLiteral literal && literal.getLiteralValue().getValue() instanceof String text)
				? text : null;
	}

	private static AccessRule combine(List<AccessRule> rules, BinaryOperator<AccessRule> operator) {
		return rules.stream().reduce(operator).orElse(AccessRule.SOMETHING);
	}

	private static List<SpelNode> children(SpelNode node) {
		List<SpelNode> children = new ArrayList<>();
		for (int i = 0; i < node.getChildCount(); i++) {
			children.add(node.getChild(i));
		}
		return children;
	}

}
