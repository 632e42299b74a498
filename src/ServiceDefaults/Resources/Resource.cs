using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Ksf.ServiceDefaults.Resources;

/// <summary>A 200 response with a resource and its ETag, which a change sends back in If-Match.</summary>
/// <param name="value">The resource's view.</param>
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

/// <summary>A 201 response with the new resource's address and ETag. The change filter writes it.</summary>
/// <param name="location">Its path relative to the service, such as <c>/v1/needs/{id}</c>. The response has the public path.</param>
/// <param name="value">The resource's view.</param>
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
        throw new InvalidOperationException($"{httpContext.Request.Path} creates something but is not mapped with AsChange.");

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
}

/// <summary>The headers of a response with a resource.</summary>
internal interface IResource
{
    string? Location { get; }

    string ETag { get; }
}
