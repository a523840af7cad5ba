-- What ran, in which state and until when, is what the job repository says of a run's last execution. Earlier releases
-- kept a copy beside it, and the times of executions in the zone of their machine.

create index batch_execution_by_parameter
  on BATCH_JOB_EXECUTION_PARAMS (PARAMETER_NAME, PARAMETER_VALUE, JOB_EXECUTION_ID);

-- The last execution of each run; null where it was not started yet, or starts over.
create view run_execution as
select r.run_id, (
  select max(d.JOB_EXECUTION_ID) from BATCH_JOB_EXECUTION_PARAMS d
  join BATCH_JOB_EXECUTION_PARAMS a on a.JOB_EXECUTION_ID = d.JOB_EXECUTION_ID
    and a.PARAMETER_NAME = 'attempt' and a.PARAMETER_VALUE = cast(r.attempt as varchar)
  where d.PARAMETER_NAME = 'businessDate'
    and d.PARAMETER_VALUE = to_char(r.business_date, 'YYYY-MM-DD')) as job_execution_id
from night_run r;

-- Executions take over what was said of their runs.
merge into BATCH_JOB_EXECUTION e using (
  select x.job_execution_id, r.state, r.message, t.ended
  from night_run r join run_execution x on x.run_id = r.run_id join run_times t on t.run_id = r.run_id
  where x.job_execution_id is not null) r
on e.JOB_EXECUTION_ID = r.job_execution_id
when matched then update set
  STATUS = case when e.STATUS in ('STOPPED', 'FAILED') and r.state in ('STOPPED', 'FAILED') then r.state
                else e.STATUS end,
  END_TIME = coalesce(r.ended, e.END_TIME),
  EXIT_MESSAGE = r.message;

-- A run that ended without leaving an execution, since it starts over, is given one. Its key is no real one, so that
-- the run still starts over; its numbers lie below those that the sequences give.
insert into BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY)
select -row_number() over (order by r.business_date, r.attempt), 0,
       case r.command when 'reverse' then 'reversal' else 'night' end, r.run_id
from night_run r join run_execution x on x.run_id = r.run_id
where x.job_execution_id is null and r.state <> 'RUNNING';
insert into BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, END_TIME, STATUS,
  EXIT_CODE, EXIT_MESSAGE, LAST_UPDATED)
select i.JOB_INSTANCE_ID, 0, i.JOB_INSTANCE_ID, t.started, t.started, t.ended,
       case r.state when 'DONE' then 'COMPLETED' else r.state end,
       case r.state when 'DONE' then 'COMPLETED' else r.state end, r.message, t.ended
from night_run r join run_times t on t.run_id = r.run_id join BATCH_JOB_INSTANCE i on i.JOB_KEY = r.run_id;
insert into BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)
select i.JOB_INSTANCE_ID, 'businessDate', 'java.time.LocalDate', to_char(r.business_date, 'YYYY-MM-DD'), 'Y'
from night_run r join BATCH_JOB_INSTANCE i on i.JOB_KEY = r.run_id
union all
select i.JOB_INSTANCE_ID, 'attempt', 'java.lang.Long', cast(r.attempt as varchar), 'Y'
from night_run r join BATCH_JOB_INSTANCE i on i.JOB_KEY = r.run_id;

drop view run_times;
alter table night_run drop column state;
alter table night_run drop column ended_at;
alter table night_run drop column message;

-- How far each run came: DONE, STOPPED, FAILED with a sentence that says why, or RUNNING until its process is found
-- dead.
create view run_state as
select x.run_id,
       case when e.STATUS = 'COMPLETED' then 'DONE'
            when e.STATUS = 'STOPPED' then 'STOPPED'
            when e.STATUS in ('FAILED', 'UNKNOWN', 'ABANDONED') then 'FAILED'
            else 'RUNNING' end as state,
       t.ended_at,
       case when e.STATUS in ('STOPPED', 'FAILED', 'UNKNOWN', 'ABANDONED') and e.EXIT_MESSAGE <> ''
            then e.EXIT_MESSAGE end as message
from run_execution x
left join BATCH_JOB_EXECUTION e on e.JOB_EXECUTION_ID = x.job_execution_id
left join execution_end t on t.job_execution_id = e.JOB_EXECUTION_ID;

-- A call is done when the run of its last day is, and whatever starts next finishes it first: only the last one can be
-- unfinished. Its state is that of the day that it came to; between two days nothing runs.
create view unfinished_closing as
select c.closing_id, case when r.business_date is null or s.state = 'DONE' then 'STOPPED' else s.state end as state,
       s.message
from closing c
left join night_run r on r.closing_id = c.closing_id and r.business_date = (
  select max(b.business_date) from night_run b where b.closing_id = c.closing_id)
left join run_state s on s.run_id = r.run_id
where c.closing_id = (select max(closing_id) from closing)
  and (r.business_date is null or s.state <> 'DONE' or r.business_date < c.last_day);

-- As before; the run that ended last is one of the last call, or ended before that began.
create or replace view books_clock as
select max(worked.at) as worked_at from (
  select max(started_at) as at from closing
  union all select max(s.ended_at) from night_run r join run_state s on s.run_id = r.run_id
    where r.closing_id = (select max(closing_id) from closing)
  union all select max(started_at) from import_file) worked;

alter table closing drop column state;
alter table closing drop column ended_at;
