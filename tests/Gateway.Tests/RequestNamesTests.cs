using Ksf.Gateway.Telemetry;

namespace Ksf.Gateway.Tests;

public sealed class RequestNamesTests
{
    [Theory]
    [InlineData("/vest/knowledge/v1/needs", "/vest/knowledge/v1/needs")]
    [InlineData("/vest/knowledge/v1/needs/019a8d3e-6c1f-7b2a-9d4e-0123456789ab/withdrawal", "/vest/knowledge/v1/needs/{id}/withdrawal")]
    [InlineData("/nasjonal/registry/v1/municipalities/4627", "/nasjonal/registry/v1/municipalities/{id}")]
    [InlineData("/nasjonal/registry/v1/schemas/no.ksf.registry.county.registered.v1", "/nasjonal/registry/v1/schemas/{id}")]
    [InlineData("/for/vest/4627/meld-behov", "/for/vest/{id}/meld-behov")]
    [InlineData("/behov/vest-2026-17", "/behov/{id}")]
    [InlineData("/portal.css", "/portal.css")]
    [InlineData("/", "/")]
    [InlineData("/A/'; drop table needs", "/{id}/{id}")]
    [InlineData("/a/b/c/d/e/f/g/h/i", "/a/b/c/d/e/f/g/…")]
    public void A_path_keeps_its_words_and_nothing_that_tells_one_thing_from_another(string path, string name) =>
        Assert.Equal(name, RequestNames.Template(path));
}
