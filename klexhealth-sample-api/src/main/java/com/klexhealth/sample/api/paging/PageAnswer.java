package com.klexhealth.sample.api.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.data.domain.Page;
import org.springframework.data.web.PagedModel;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers with a page, and with links to the pages around it in the header {@code Link}
 * (RFC 8288). None leads where no page is given out.
 */
public final class PageAnswer {

	private PageAnswer() {
	}

	/**
	 * The answer to the request under way.
	 * @param <T> what is listed
	 * @param page the page
	 * @return the answer
	 */
	public static <T> ResponseEntity<PagedModel<T>> of(Page<T> page) {
		return of(page, Map.of());
	}

	/**
	 * The answer to the request under way, whose query says not only which page.
	 * @param <T> what is listed
	 * @param page the page
	 * @param filters the parameters of the query that decide what is listed
	 * @return the answer
	 */
	public static <T> ResponseEntity<PagedModel<T>> of(Page<T> page, Map<String, ?> filters) {
		String path = ServletUriComponentsBuilder.fromCurrentRequestUri().build().toUriString();
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, String.join(", ", links(page, path, filters)))
			.body(new PagedModel<>(page));
	}

	private static List<String> links(Page<?> page, String path, Map<String, ?> filters) {
		int last = Math.max(0, page.getTotalPages() - 1);
		int deepest = PageQuery.DEEPEST / page.getSize() - 1;
		List<String> links = new ArrayList<>();
		links.add(link("first", 0, page, path, filters));
		if (page.getNumber() > 0) {
			links.add(link("prev", Math.min(page.getNumber() - 1, last), page, path, filters));
		}
		if (page.getNumber() < Math.min(last, deepest)) {
			links.add(link("next", page.getNumber() + 1, page, path, filters));
		}
		if (last <= deepest) {
			links.add(link("last", last, page, path, filters));
		}
		return links;
	}

	private static String link(String relation, int number, Page<?> page, String path, Map<String, ?> filters) {
		UriComponentsBuilder query = UriComponentsBuilder.newInstance();
		filters.keySet().stream().sorted().forEach((name) -> query.queryParam(name, "{" + name + "}"));
		query.queryParam("page", number).queryParam("size", page.getSize());
		return "<" + path + query.encode().buildAndExpand(filters).toUriString() + ">; rel=\"" + relation + "\"";
	}

}
