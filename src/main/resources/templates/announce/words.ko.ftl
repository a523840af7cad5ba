<#-- The Korean words around the sentences of a policy. -->
<#assign title = "${programme} 포인트 정책 " + is_change?then("변경 안내", "안내")>
<#assign lead = is_change?then("${effective_from}부터 시행하는 포인트 정책과 달라지는 점을 안내해 드립니다. 적립일에 따라 포인트를 언제까지 쓸 수 있는지 확인해 주세요.", "${effective_from}부터 시행하는 포인트 정책을 안내해 드립니다.")>
<#if touched??>
<#assign reach = (touched.members == "0")?then("지금 회원님들이 가지고 계신 포인트 가운데 마지막 사용일이 달라지는 것은 없습니다.", "회원 " + touched.members + "명의 포인트 " + touched.points + "P에서 마지막 사용일이 달라집니다.")>
</#if>
<#assign facts = "한눈에 보기">
<#assign effective = "시행일">
<#assign announced = "공지일">
<#assign applies = "적용 대상">
<#assign changes_title = "달라지는 점">
<#assign before_until = "변경 전 (${ended_on}까지)">
<#assign after_from = "변경 후 (${effective_from}부터)">
<#assign no_changes = "정책의 내용은 그대로이고 적용 대상만 달라집니다.">
<#assign nothing = "없음">
<#assign examples_title = "적립일별 예시">
<#assign earlier_lots_title = "${effective_from} 전에 적립한 포인트">
<#assign new_lots_title = "${effective_from}부터 적립하는 포인트">
<#assign earned = "적립일">
<#assign last_day_before = "변경 전 마지막 사용일">
<#assign last_day_after = "변경 후 마지막 사용일">
<#assign change_title = "변동">
<#assign changed = {"earlier": "앞당겨짐", "later": "늦춰짐", "same": "변동 없음"}>
<#assign never = "소멸하지 않음">
<#assign of_a_member = "생일이나 가입일에 따라 달라지는 날짜는 3월에 태어나 3월 15일에 가입한 회원을 예로 들었습니다.">
<#assign rules_title = "${effective_from}부터 시행하는 정책">
<#assign questions = "문의: ${contact}">
