<#import "words.en.ftl" as words>
${words.title}

${words.effective} ${effective_from}
<#if example??>
For instance, points earned on ${example.earned_on}: ${example.before?has_content?then("until " + example.before, words.never)} → ${example.after?has_content?then("until " + example.after, words.never)}
</#if>

<#if is_change>What changes, and examples for other days: see our website.<#else>See our website for all of them.</#if><#if contact?has_content> ${words.questions}</#if>
