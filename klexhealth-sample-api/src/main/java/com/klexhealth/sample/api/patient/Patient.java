package com.klexhealth.sample.api.patient;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A patient as stored.
 *
 * @param subject the patient's own KlexHealth account, if they have one
 */
record Patient(@Id UUID id, @Version long version, @Nullable String subject,
		@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) PersonName name, LocalDate birthDate, Gender gender,
		String insurer, String insuranceNumber, @Nullable String phone, @Nullable String email,
		@Nullable @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL) Address address) {

}
