-- The rows of all notices.
copy bare.notice from '${notices}' with (format csv);
copy bare.notice_item from '${items}' with (format csv);
