<#-- The English words around the sentences of a policy. -->
<#assign title = "${programme}: " + is_change?then("new points rules", "points rules")>
<#assign lead = is_change?then("New points rules apply from ${effective_from}. Below you find what changes, and until when you can use points that were earned on a given day.", "These are our points rules from ${effective_from}.")>
<#if touched??>
<#assign reach = (touched.members == "0")?then("It changes the last day of no points that members hold today.", "It changes the last day of " + touched.points + (touched.points == "1")?then(" point", " points") + " of " + touched.members + (touched.members == "1")?then(" member.", " members."))>
</#if>
<#assign facts = "At a glance">
<#assign effective = "In force from">
<#assign announced = "Announced on">
<#assign applies = "Applies to">
<#assign changes_title = "What changes">
<#assign before_until = "Before (until ${ended_on})">
<#assign after_from = "From ${effective_from}">
<#assign no_changes = "The rules stay as they are; only the points that they apply to change.">
<#assign nothing = "None">
<#assign examples_title = "Examples">
<#assign earlier_lots_title = "Points earned before ${effective_from}">
<#assign new_lots_title = "Points earned from ${effective_from}">
<#assign earned = "Earned on">
<#assign last_day_before = "Last day, before">
<#assign last_day_after = "Last day, now">
<#assign change_title = "Change">
<#assign changed = {"earlier": "earlier", "later": "later", "same": "unchanged"}>
<#assign never = "never expire">
<#assign of_a_member = "Dates that depend on a birthday or on joining are those of a member who was born in March and joined on a 15 March.">
<#assign rules_title = "The rules from ${effective_from}">
<#assign questions = "Questions: ${contact}">
