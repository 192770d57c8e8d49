package com.klexhealth.boot.lock.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/**
 * Tells where a property was set: the file and line where Spring Boot knows it.
 */
final class PropertyLocations {

	private final Environment environment;

	PropertyLocations(Environment environment) {
		this.environment = environment;
	}

	boolean isSet(String property) {
		return find(property) != null;
	}

	/**
	 * Tells whether there can be properties below a name.
	 * @param prefix the name
	 * @return {@code false} if there are none for certain
	 */
	boolean isAnySet(String prefix) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source.containsDescendantOf(name) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Describes a property.
	 * @param property its name
	 * @return the name, followed by the location if it was set
	 */
	String describe(String property) {
		ConfigurationProperty found = find(property);
		if (found == null) {
			return property;
		}
		return (found.getOrigin() != null) ? "%s (%s)".formatted(property, found.getOrigin()) : property;
	}

	private @Nullable ConfigurationProperty find(String property) {
		if (!ConfigurationPropertyName.isValid(property)) {
			return null;
		}
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		ConfigurationPropertyName first = ConfigurationPropertyName.of(property + "[0]");
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty found = source.getConfigurationProperty(name);
			if (found == null) {
				found = source.getConfigurationProperty(first);
			}
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
