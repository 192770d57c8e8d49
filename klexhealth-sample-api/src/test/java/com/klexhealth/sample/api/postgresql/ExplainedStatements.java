package com.klexhealth.sample.api.postgresql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Asks PostgreSQL for the plan of every statement that reads or changes rows, when it is
 * about to be executed and with its parameters. It asks twice: for the plan that fits
 * these parameters, and for the one that fits any, which PostgreSQL changes to when a
 * connection has used a statement for some time.
 */
final class ExplainedStatements extends DelegatingDataSource {

	private static final Pattern PARAMETER = Pattern.compile("\\?");

	private static final Pattern HAS_A_PLAN = Pattern.compile("\\s*(select|update|delete)\\b",
			Pattern.CASE_INSENSITIVE);

	private final List<ExplainedStatement> explained = new CopyOnWriteArrayList<>();

	private volatile boolean hasBegun;

	ExplainedStatements(DataSource target) {
		super(target);
	}

	/**
	 * Begins, or begins anew: the migrations have statements that cannot be explained.
	 */
	void begin() {
		this.explained.clear();
		this.hasBegun = true;
	}

	List<ExplainedStatement> all() {
		return List.copyOf(this.explained);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return proxy(Connection.class, connection, (method, arguments) -> {
			Object result = invoke(connection, method, arguments);
			if (result instanceof PreparedStatement statement && arguments[0] instanceof String sql) {
				return explaining(connection, statement, sql);
			}
			return result;
		});
	}

	private PreparedStatement explaining(Connection connection, PreparedStatement statement, String sql) {
		TreeMap<Integer, Setting> settings = new TreeMap<>();
		return proxy(PreparedStatement.class, statement, (method, arguments) -> {
			if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
				settings.put(index, new Setting(method, arguments));
			}
			else if (this.hasBegun && method.getName().startsWith("execute") && !method.getName().endsWith("Batch")
					&& HAS_A_PLAN.matcher(sql).lookingAt()) {
				this.explained.add(new ExplainedStatement(sql, planFor(connection, sql, settings)));
				this.explained.add(new ExplainedStatement(sql, planForAny(connection, sql)));
			}
			return invoke(statement, method, arguments);
		});
	}

	private static String planFor(Connection connection, String sql, TreeMap<Integer, Setting> settings)
			throws Throwable {
		try (PreparedStatement explain = connection.prepareStatement("explain (format json) " + sql)) {
			for (Setting setting : settings.values()) {
				invoke(explain, setting.method(), setting.arguments());
			}
			return first(explain.executeQuery());
		}
	}

	private static String planForAny(Connection connection, String sql) throws SQLException {
		int[] number = new int[1];
		String numbered = PARAMETER.matcher(sql).replaceAll((found) -> Matcher.quoteReplacement("$" + (++number[0])));
		String nulls = (number[0] > 0) ? "(" + String.join(", ", Collections.nCopies(number[0], "null")) + ")" : "";
		try (Statement explain = connection.createStatement()) {
			explain.execute("set local plan_cache_mode = force_generic_plan");
			explain.execute("prepare explained as " + numbered);
			String plan = first(explain.executeQuery("explain (format json) execute explained" + nulls));
			explain.execute("deallocate explained");
			explain.execute("set local plan_cache_mode = auto");
			return plan;
		}
	}

	private static String first(ResultSet plan) throws SQLException {
		plan.next();
		return plan.getString(1);
	}

	private static <T> T proxy(Class<T> type, T target, Invocation invocation) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method,
				arguments) -> invocation.invoke(method, (arguments != null) ? arguments : new Object[0])));
	}

	private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private interface Invocation {

		@Nullable Object invoke(Method method, Object[] arguments) throws Throwable;

	}

	private record Setting(Method method, Object[] arguments) {

	}

}
