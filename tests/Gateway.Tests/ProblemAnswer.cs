using System.Net;
using System.Net.Http.Json;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Gateway.Tests;

internal static class ProblemAnswer
{
    /// <summary>Asserts that an answer is a problem document of one kind, and reads it.</summary>
    public static async Task<ProblemDocument> Problem(this HttpResponseMessage answer, HttpStatusCode status, string slug)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDocument>(TestContext.Current.CancellationToken);
        Assert.Equal($"/problems/{slug}", problem!.Type);
        Assert.Equal((int)status, problem.Status);
        return problem;
    }
}
