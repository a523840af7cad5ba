${programme}: <#if is_change>new </#if>points rules from ${effective_from}. See our website.<#if contact?has_content> Questions: ${contact}</#if>
