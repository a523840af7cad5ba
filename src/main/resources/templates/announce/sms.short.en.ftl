<#if is_change>New points<#else>Points</#if> rules from ${effective_from}. See our website.
