package com.klexhealth.sample.api.conditional;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.klexhealth.sample.api.problem.InvalidFieldException;
import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * Reads the header {@code If-Match}, and refuses a request without it (428, RFC 6585
 * section 3). Spring would compare it too, but only with what the controller knows before
 * the change.
 */
@Component
class IfMatchResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType().equals(IfMatch.class);
	}

	@Override
	public IfMatch resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		String[] values = request.getHeaderValues(HttpHeaders.IF_MATCH);
		if (values == null || values.length == 0) {
			throw new ProblemException(ProblemType.PRECONDITION_REQUIRED,
					"Say which version you have seen: send its ETag as If-Match.");
		}
		List<ETag> tags = ETag.parse(String.join(",", values));
		if (tags.isEmpty()) {
			throw new InvalidFieldException(HttpHeaders.IF_MATCH, "sample.if-match");
		}
		return new IfMatch(tags);
	}

}
