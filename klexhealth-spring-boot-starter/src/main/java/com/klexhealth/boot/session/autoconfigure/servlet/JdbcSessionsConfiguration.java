package com.klexhealth.boot.session.autoconfigure.servlet;

import java.sql.DatabaseMetaData;
import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionDataSourceScriptDatabaseInitializer;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.session.jdbc.config.annotation.SpringSessionTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import com.klexhealth.boot.session.JdbcLeases;
import com.klexhealth.boot.session.JdbcLoginSessions;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.SpringStoredSessions;
import com.klexhealth.boot.session.StoredAttributeReader;
import com.klexhealth.boot.session.StoredSessions;

/**
 * What replicas share by the database that Spring Session keeps the sessions in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ JdbcIndexedSessionRepository.class, JdbcOperations.class, DatabaseDriver.class })
@ConditionalOnBean(JdbcIndexedSessionRepository.class)
class JdbcSessionsConfiguration implements BeanClassLoaderAware {

	private ClassLoader classLoader = JdbcSessionsConfiguration.class.getClassLoader();

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Bean
	SharedDatabase klexHealthSharedDatabase(@SpringSessionDataSource ObjectProvider<DataSource> sessionDataSource,
			ObjectProvider<DataSource> dataSource,
			@SpringSessionTransactionManager ObjectProvider<PlatformTransactionManager> sessionTransactionManager,
			ObjectProvider<PlatformTransactionManager> transactionManager,
			@Qualifier("springSessionTransactionOperations") ObjectProvider<TransactionOperations> transactions,
			@Value("${spring.session.jdbc.table-name:" + JdbcIndexedSessionRepository.DEFAULT_TABLE_NAME
					+ "}") String sessionTable) {
		PlatformTransactionManager manager = sessionTransactionManager.getIfAvailable(transactionManager::getIfUnique);
		return new SharedDatabase(new JdbcTemplate(sessionDataSource.getIfAvailable(dataSource::getObject)),
				(manager != null) ? requiresNew(manager) : transactions.getObject(), sessionTable);
	}

	private static TransactionTemplate requiresNew(PlatformTransactionManager manager) {
		TransactionTemplate template = new TransactionTemplate(manager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return template;
	}

	@Bean
	@ConditionalOnMissingBean(Leases.class)
	JdbcLeases klexHealthLeases(SharedDatabase database) {
		return new JdbcLeases(database.jdbc(), database.transactions(), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean(StoredSessions.class)
	SpringStoredSessions<?> klexHealthStoredSessions(SessionRepository<?> repository) {
		return new SpringStoredSessions<>(repository);
	}

	@Bean
	@ConditionalOnMissingBean(LoginSessions.class)
	JdbcLoginSessions klexHealthLoginSessions(SharedDatabase database) {
		return new JdbcLoginSessions(database.jdbc(), database.transactions(), database.sessionTable());
	}

	@Bean
	LoginMarkers klexHealthLoginMarkers() {
		return new LoginMarkers((name) -> Boolean.TRUE);
	}

	/*
	 * After Spring Boot's, which names the table, and before the application's.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	SessionRepositoryCustomizer<JdbcIndexedSessionRepository> klexHealthSessionRepositoryCustomizer(
			@SpringSessionDataSource ObjectProvider<DataSource> sessionDataSource,
			ObjectProvider<DataSource> dataSource,
			@Qualifier("springSessionConversionService") ObjectProvider<ConversionService> conversion) {
		return (repository) -> {
			SessionQueries.mend(repository, driver(sessionDataSource.getIfAvailable(dataSource::getObject)));
			if (conversion.getIfAvailable() == null) {
				repository.setConversionService(conversion());
			}
		};
	}

	private GenericConversionService conversion() {
		GenericConversionService conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
		conversion.addConverter(new StoredAttributeReader(this.classLoader));
		return conversion;
	}

	private static DatabaseDriver driver(DataSource dataSource) {
		try {
			return DatabaseDriver.fromProductName(JdbcUtils.commonDatabaseName(
					JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName)));
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database of the sessions cannot be reached", ex);
		}
	}

	@Bean
	JdbcSessionSharing klexHealthSessionSharing(SharedDatabase database) {
		return new JdbcSessionSharing(database);
	}

	/**
	 * When Spring Boot creates Spring Session's tables.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcSessionProperties.class)
	@ConditionalOnBean(JdbcSessionDataSourceScriptDatabaseInitializer.class)
	static class SchemaConfiguration {

		@Bean
		LeaseSchemaInitializer klexHealthLeaseSchemaInitializer(
				@SpringSessionDataSource ObjectProvider<DataSource> sessionDataSource,
				ObjectProvider<DataSource> dataSource, JdbcSessionProperties properties,
				JdbcSessionDataSourceScriptDatabaseInitializer sessionTablesFirst) {
			return new LeaseSchemaInitializer(sessionDataSource.getIfAvailable(dataSource::getObject), properties);
		}

	}

}
