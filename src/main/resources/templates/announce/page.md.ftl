<#import "words.${lang}.ftl" as words>
<#macro sentences rules>
<#list rules as rule>
- ${rule.text}<#list rule.details as detail> ${detail}</#list>
<#else>
${words.nothing}
</#list>
</#macro>
<#macro examples heading groups>
<#if groups?has_content>

### ${heading}

<#list groups as group>
**${group.points}**

| ${words.earned} | ${words.last_day_before} | ${words.last_day_after} | ${words.change_title} |
|---|---|---|---|
<#list group.rows as row>
| ${row.earned_on} | ${row.before?has_content?then(row.before, words.never)} | ${row.after?has_content?then(row.after, words.never)} | ${words.changed[row.change]} |
</#list>

</#list>
</#if>
</#macro>
# ${words.title}

${words.lead}
<#if words.reach??>

${words.reach}
</#if>

## ${words.facts}

- ${words.effective}: ${effective_from}
- ${words.announced}: ${announced_on}
<#list scope as sentence>
- ${sentence}
</#list>
<#if is_change>

## ${words.changes_title}

<#list changes as change>
### ${change.title}

${words.before_until}

<@sentences change.before/>

${words.after_from}

<@sentences change.after/>

<#else>
${words.no_changes}
</#list>

## ${words.examples_title}

<#if member_days>
${words.of_a_member}
</#if>
<@examples words.earlier_lots_title earlier_lots/>
<@examples words.new_lots_title new_lots/>
</#if>

## ${words.rules_title}

<#list rules as subject>
### ${subject.title}

<#list subject.rules as rule>
- ${rule.text}<#list rule.details as detail> ${detail}</#list>
<#list rule.examples as example>
  - ${example}
</#list>
</#list>

</#list>
<#if contact?has_content>
${words.questions}
</#if>
