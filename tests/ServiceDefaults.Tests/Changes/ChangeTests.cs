using System.Net;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Tests.Messaging;
using Ksf.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Tests.Changes;

public sealed class ChangeTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestVhost _vhost = null!;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(ThingsDbContext.Template);
        _vhost = await TestVhost.CreateAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["ConnectionStrings:database"] = _database.ConnectionString;
        builder.Configuration["ConnectionStrings:broker"] = _vhost.ConnectionString;
        builder.Services.AddSingleton(TestService.Vest);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDatabase<ThingsDbContext>();
        _app = builder.Build();
        _app.MapPost("/things", MakeAsync).AsChange(keyRequired: false);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _vhost.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Created, 1)]
    [InlineData(true, HttpStatusCode.InternalServerError, 0)]
    public async Task Nothing_is_committed_whose_answer_cannot_be_written(bool broken, HttpStatusCode expected, int kept)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };

        using var answer = await client.PostAsync(new Uri($"/things?broken={broken}", UriKind.Relative), content: null);

        Assert.Equal(expected, answer.StatusCode);
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
        Assert.Equal(kept, await db.Things.CountAsync());
    }

    [Fact]
    public async Task A_lock_outside_a_transaction_is_refused()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.LockAsync(AdvisoryLock.Clusters, CancellationToken.None));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockAsync(AdvisoryLock.Clusters, CancellationToken.None);
    }

    private static async Task<ResourceCreated<Shown>> MakeAsync(bool broken, ThingsDbContext db)
    {
        db.Things.Add(new Thing { Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()) });
        await db.SaveChangesAsync();
        return new ResourceCreated<Shown>("/things/1", new Shown(broken), 1);
    }

    private sealed record Shown(bool Broken)
    {
        public string Text => Broken ? throw new InvalidOperationException("This cannot be shown.") : "shown";
    }
}
