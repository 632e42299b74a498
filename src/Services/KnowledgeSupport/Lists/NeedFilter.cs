using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Overview;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace Ksf.KnowledgeSupport.Lists;

/// <summary>The order of a list.</summary>
internal enum NeedSort
{
    /// <summary>The last reported first.</summary>
    Newest,

    /// <summary>The first reported first.</summary>
    Oldest,

    /// <summary>Those that most municipalities endorse first, and of these the last reported. Not for the list of the deployment's own needs.</summary>
    MostSupported,
}

/// <summary>What every list of needs can be filtered and sorted by.</summary>
/// <param name="Q">Words that must all be in the title or the question, in any form; or a number.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="ServiceArea">Only those that concern this service.</param>
/// <param name="Organisation">Only those of the municipality that has this number today.</param>
/// <param name="Sort">The order; newest first when not given.</param>
internal readonly record struct NeedFilter(
    [FromQuery(Name = "q"), ParameterDescription("Words that must all be in the title, or for participants in the title or the question; or the number of a need. At most 200 characters.")] string? Q,
    [FromQuery(Name = "status"), ParameterDescription("Only those with this status.")] Choice<NeedStatus>? Status,
    [FromQuery(Name = "serviceArea"), ParameterDescription("Only those that concern this service.")] Choice<ServiceArea>? ServiceArea,
    [FromQuery(Name = "organisation"), ParameterDescription("Only those of this municipality: the number that it has today, or had last.")] string? Organisation,
    [FromQuery(Name = "sort"), ParameterDescription("The order; `newest` when not given. `most-supported` is an order of the overview and of the public list.")] Choice<NeedSort>? Sort);

/// <summary>Filter of lists with needs from several deployments.</summary>
/// <param name="Deployment">Only those reported in this deployment: <c>vest</c>.</param>
internal readonly record struct DeploymentFilter(
    [FromQuery(Name = "deployment"), ParameterDescription("Only those reported in this deployment.")] string? Deployment)
{
    /// <summary>The needs of the deployment.</summary>
    /// <exception cref="ServiceDefaults.Problems.ProblemException">There is no such deployment.</exception>
    public IQueryable<KnownNeed> Of(IQueryable<KnownNeed> needs)
    {
        if (Deployment is not { } id)
            return needs;
        ListProblems.ThrowUnlessKnown(id);
        return needs.Where(need => need.Authority == id);
    }
}
