package com.klexhealth.boot.session;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;

/**
 * Reads attributes of stored sessions, and takes one that cannot be read for one that is
 * not there: after an update of the application that changed a class, people log in anew
 * instead of meeting an error page for as long as their session lasts.
 */
public final class StoredAttributeReader implements GenericConverter {

	private static final Log logger = LogFactory.getLog(StoredAttributeReader.class);

	private final DeserializingConverter deserializer;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Creates the converter.
	 * @param classLoader knows the classes of the attributes
	 */
	public StoredAttributeReader(ClassLoader classLoader) {
		this.deserializer = new DeserializingConverter(classLoader);
	}

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		return Set.of(new ConvertiblePair(byte[].class, Object.class));
	}

	@Override
	public @Nullable Object convert(@Nullable Object attribute, TypeDescriptor sourceType, TypeDescriptor targetType) {
		if (attribute == null) {
			return null;
		}
		try {
			return this.deserializer.convert((byte[]) attribute);
		}
		catch (SerializationFailedException ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn("An attribute of a stored session cannot be read and counts as absent, as do others from"
						+ " now on without a word: " + ex.getMostSpecificCause());
			}
			return null;
		}
	}

}
