package io.pointexpiry.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.pointexpiry.support.Nights;

/** Nobody is told the same warning twice. */
final class ToldOnce {

	private static final String TWICE = """
			select i.member_id, i.item, i.subject_on, i.stage, n.to_number, count(*)
			from notice_item i join notice n on n.notice_id = i.notice_id
			where i.item in ('EXPIRY_WARNING', 'DORMANCY_WARNING') and n.channel <> 'NONE'
			  and n.state not in ('RECALLED', 'CANCELLED', 'REJECTED', 'EXPIRED', 'UNDELIVERABLE')
			group by i.member_id, i.item, i.subject_on, i.stage, n.to_number having count(*) > 1""";

	private final Nights nights;

	private final Set<String> known = new HashSet<>();

	ToldOnce(Nights nights) {
		this.nights = nights;
	}

	/** What is wrong with the notices that are new. */
	List<String> wrong() {
		List<String> wrong = new ArrayList<>();
		this.nights.rows(TWICE).stream().filter(this.known::add).forEach((it) -> wrong.add("told twice: " + it));
		return wrong;
	}

}
