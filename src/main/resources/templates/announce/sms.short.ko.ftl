포인트 정책<#if is_change> 변경</#if>(${effective_from} 시행). 홈페이지에서 확인해 주세요.
