<#import "words.ko.ftl" as words>
${words.title}

${words.effective}: ${effective_from}
<#if example??>
예) ${example.earned_on}에 적립한 포인트: ${example.before?has_content?then(example.before + "까지", words.never)} → ${example.after?has_content?then(example.after + "까지", words.never)}
</#if>

<#if is_change>달라지는 점과 적립일별 예시는<#else>자세한 내용은</#if> 홈페이지에서 확인해 주세요.<#if contact?has_content> 문의 ${contact}</#if>
