-- The job repository of Spring Batch keeps times without a zone; this program's count in UTC.
create view execution_end as
select JOB_EXECUTION_ID as job_execution_id,
       cast(cast(END_TIME as varchar) || '+00' as timestamp(6) with time zone) as ended_at
from BATCH_JOB_EXECUTION;

-- The times of runs as the job repository keeps them, for the next step, which drops it.
create view run_times as
select run_id, cast(replace(cast(started_at at time zone 'UTC' as varchar), '+00', '') as timestamp(9)) as started,
       cast(replace(cast(ended_at at time zone 'UTC' as varchar), '+00', '') as timestamp(9)) as ended
from night_run;
