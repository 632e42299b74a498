using Ksf.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Tests.Messaging;

/// <summary>What is past its age is removed.</summary>
public sealed class CleanupTests : MessagingTest
{
    [Fact]
    public async Task Sent_events_are_removed_after_seven_days_and_unsent_ones_never()
    {
        await QueryAsync<int>(
            """
            insert into platform.outbox (event_id, subject, sequence, type, exchange, routing_key, body, written_at, attempts, sent_at, parked_at)
            select gen_random_uuid(), kind || n, 1, 't', 'e', 'k', '{}', now() - age, 0, case when sent then now() - age end, case when kind = 'parked' then now() end
            from (values ('unsent', interval '300 days', false, 1), ('parked', interval '300 days', false, 1), ('old', interval '8 days', true, 2500),
                ('recent', interval '6 days', true, 3)) as kinds(kind, age, sent, count), generate_series(1, count) n;
            select 1
            """);

        await TwoReplicasCleanAsync();

        Assert.Equal(
            "parked1, recent1, recent2, recent3, unsent1", await QueryAsync<string>("select string_agg(subject, ', ' order by subject) from platform.outbox"));
    }

    [Fact]
    public async Task Inbox_rows_are_removed_after_ninety_days()
    {
        await QueryAsync<int>(
            """
            insert into platform.inbox (event_id, consumer, handled_at)
            select gen_random_uuid(), 'age ' || age, now() - age * interval '1 day' from unnest(array[89, 91]) age, generate_series(1, 1500);
            select 1
            """);

        await TwoReplicasCleanAsync();

        Assert.Equal("age 89: 1500", await QueryAsync<string>("select string_agg(distinct consumer, ', ') || ': ' || count(*) from platform.inbox"));
    }

    [Fact]
    public async Task Idempotency_answers_are_removed_after_a_day()
    {
        await QueryAsync<int>(
            """
            insert into platform.idempotent_answers (caller, key, request, status, body, answered_at)
            select gen_random_uuid(), 'age ' || age, ''::bytea, 201, '{}', now() - age * interval '1 hour' from unnest(array[23, 25]) age, generate_series(1, 1500);
            select 1
            """);

        await TwoReplicasCleanAsync();

        Assert.Equal("age 23: 1500", await QueryAsync<string>("select string_agg(distinct key, ', ') || ': ' || count(*) from platform.idempotent_answers"));
    }

    private async Task TwoReplicasCleanAsync()
    {
        await using var one = Create();
        await using var other = Create();
        await Task.WhenAll(Array.ConvertAll(
            [one, other], service => service.Services.GetRequiredService<Cleanup>().RunAsync(CancellationToken.None)));
    }
}
