using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ksf.ServiceDefaults.Resources;

/// <summary>An answer with one thing and its version: 200 with an ETag, which a change sends back in If-Match.</summary>
/// <param name="value">The thing as it is shown.</param>
/// <param name="sequence">Its version, from 1.</param>
public sealed class Resource<T>(T value, long sequence) : IResult, IStatusCodeHttpResult, IValueHttpResult<T>, IValueHttpResult, IResource, IEndpointMetadataProvider
    where T : class
{
    /// <inheritdoc/>
    public T Value => value;

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status200OK;

    object IValueHttpResult.Value => value;

    string? IResource.Location => null;

    string IResource.ETag => ExpectedVersion.ETag(sequence);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = ExpectedVersion.ETag(sequence);
        return httpContext.Response.WriteAsJsonAsync(value, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>An answer with something new: 201 with its address and its ETag. Its endpoint is a change, which writes it out.</summary>
/// <param name="location">Its address under the service, such as <c>/v1/needs/{id}</c>; answered as it is from outside the gateway.</param>
/// <param name="value">The thing as it is shown.</param>
/// <param name="sequence">Its version, from 1.</param>
public sealed class ResourceCreated<T>(string location, T value, long sequence)
    : IResult, IStatusCodeHttpResult, IValueHttpResult<T>, IValueHttpResult, IResource, IEndpointMetadataProvider
    where T : class
{
    /// <inheritdoc/>
    public T Value => value;

    /// <inheritdoc/>
    public int? StatusCode => StatusCodes.Status201Created;

    object IValueHttpResult.Value => value;

    string IResource.Location => location;

    string IResource.ETag => ExpectedVersion.ETag(sequence);

    Task IResult.ExecuteAsync(HttpContext httpContext) =>
        throw new InvalidOperationException($"{httpContext.Request.Path} creates something and is not mapped as a change.");

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>What an answer says beside its value.</summary>
internal interface IResource
{
    string? Location { get; }

    string ETag { get; }
}
