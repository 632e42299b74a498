using System.Net;
using Ksf.KnowledgeSupport.Data;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests;

public sealed class An_address
{
    [Fact]
    public async Task Is_known_as_callers_write_it_and_without_the_part_that_leads_to_the_service()
    {
        await using var service = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("vest");

        foreach (var path in (string[])["/vest/knowledge/v1/needs", "/v1/needs", "/VEST/Knowledge/v1/needs"])
        {
            var problem = await service.Anonymous.ReadProblemAsync(path, HttpStatusCode.Unauthorized);
            Assert.Equal(path, problem.Text("instance"));
        }

        foreach (var path in (string[])["/midt/knowledge/v1/needs", "/vest/registry/v1/needs", "/vest/v1/needs"])
            Assert.Equal(HttpStatusCode.NotFound, (await service.Anonymous.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Anonymous.GetAsync("/health/live")).StatusCode);
    }
}
