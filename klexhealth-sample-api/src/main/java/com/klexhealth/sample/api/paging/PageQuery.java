package com.klexhealth.sample.api.paging;

import java.util.Objects;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;

/**
 * Which page of a list is asked for. As a parameter of an endpoint, with {@code @Valid},
 * it comes from the query.
 *
 * @param page which page, from 0
 * @param size how much is on a page
 */
@NotTooDeep
public record PageQuery(
		@Parameter(description = "Which page, from 0",
				schema = @Schema(type = "integer", format = "int32", minimum = "0", maximum = "9999",
						defaultValue = "0")) @Nullable @Min(0) Integer page,
		@Parameter(description = "How many on a page", schema = @Schema(type = "integer", format = "int32",
				minimum = "1", maximum = "100", defaultValue = "20")) @Nullable @Min(1) @Max(100) Integer size) {

	/**
	 * How far into a list pages lead. Every page costs the database as much as all the
	 * pages before it, and nobody reads that far: there are searches.
	 */
	static final int DEEPEST = 10_000;

	/**
	 * The page as Spring Data has it.
	 * @return the page
	 */
	public PageRequest toPageRequest() {
		return PageRequest.of(Objects.requireNonNullElse(this.page, 0), Objects.requireNonNullElse(this.size, 20));
	}

}
