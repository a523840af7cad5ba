package io.pointexpiry.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.pointexpiry.domain.Policy;
import io.pointexpiry.domain.Programme;

/**
 * A programme printed back in plain sentences with worked dates, so that whoever is
 * responsible for its rules can confirm that the file says what was meant.
 */
public final class PolicyText {

	private final Programme programme;

	private final Sentences sentences;

	private final List<String> lines = new ArrayList<>();

	private PolicyText(Programme programme, Locale locale) {
		this.programme = programme;
		this.sentences = new Sentences(locale);
	}

	/**
	 * The programme and each of its policies, oldest first.
	 * @param programme the programme
	 * @param locale Korean gives Korean sentences, every other language English ones
	 * @return lines of text, each ended by a newline; every date is the last usable day
	 */
	public static String describe(Programme programme, Locale locale) {
		PolicyText text = new PolicyText(programme, locale);
		text.programme();
		programme.policies().policies().forEach(text::policy);
		return String.join("\n", text.lines) + "\n";
	}

	private void programme() {
		say("programme", this.programme.id(), this.programme.name());
		say("programme.zone", this.programme.zone(), this.programme.locale().toLanguageTag());
		if (this.programme.sender() != null) {
			say("programme.sender", this.programme.sender());
		}
		if (this.programme.contact() != null) {
			say("programme.contact", this.programme.contact());
		}
		say("programme.burn-order." + this.programme.burnOrder());
		if (!this.programme.burnKinds().isEmpty()) {
			say("programme.burn-kinds", String.join(", ", this.programme.burnKinds()));
		}
		if (!this.programme.requiredInputs().isEmpty()) {
			say("programme.required-inputs",
					String.join(", ", this.programme.requiredInputs().stream().sorted().toList()));
		}
		say("programme.surprise", this.programme.surprise().times().toPlainString(), this.programme.surprise().plus());
	}

	private void policy(Policy policy) {
		this.lines.add("");
		new PolicyWords(this.programme.policies(), this.sentences).of(policy)
			.values()
			.forEach((lines) -> lines.forEach((line) -> this.lines.add(line.shown())));
	}

	private void say(String key, Object... values) {
		this.lines.add(this.sentences.say(key, values));
	}

}
