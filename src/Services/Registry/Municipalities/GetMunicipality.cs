using System.Reflection;
using System.Text.Json;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Npgsql;

namespace Ksf.Registry.Municipalities;

/// <summary>
/// Reads one municipality. This is the most frequent request, so it is one prepared statement, serialised directly to JSON.
/// </summary>
internal static class GetMunicipality
{
    /// <summary>The ETag is the row's xmin, the id of the transaction that wrote it.</summary>
    internal const string Sql =
        """
        select municipality_id, number, name, display_name, parallel_names, county_number, region, organisation_number, population,
            centrality_class, valid_from, valid_to, xmin
        from municipality_versions
        where number = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)
        """;

    public static async Task<Results<MunicipalityAnswer, Problem>> HandleAsync(
        [ParameterDescription("Four digits.")] string number, [AsParameters] AsOf asOf, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        await using (var command = database.CreateCommand(Sql))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
                return new MunicipalityAnswer(Read(reader), reader.GetFieldValue<uint>(12));
        }

        return await MissingMunicipality.ProblemAsync(database, number, day, cancellationToken);
    }

    private static MunicipalityView Read(NpgsqlDataReader row) => new(
        Id: row.GetGuid(0),
        Number: row.GetString(1),
        Name: row.GetString(2),
        DisplayName: row.GetString(3),
        ParallelNames: row.GetFieldValue<string[]>(4),
        County: row.GetString(5),
        Region: row.IsDBNull(6) ? null : row.GetString(6),
        OrganisationNumber: row.IsDBNull(7) ? null : row.GetString(7),
        Population: row.IsDBNull(8) ? null : row.GetInt32(8),
        CentralityClass: row.IsDBNull(9) ? null : row.GetInt32(9),
        ValidFrom: row.GetFieldValue<DateOnly>(10),
        ValidTo: row.IsDBNull(11) ? null : row.GetFieldValue<DateOnly>(11));
}

/// <summary>200 with the municipality, or 304 when the caller already has it.</summary>
internal sealed class MunicipalityAnswer(MunicipalityView view, uint version) : IResult, IEndpointMetadataProvider
{
    /// <summary>The register changes a few times a year, so a delay of five minutes is acceptable.</summary>
    private const string CacheControl = "private, max-age=300";

    private static readonly MunicipalityJson Json = new(ServiceJson.Readable(MunicipalityJson.Default));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var etag = string.Create(null, stackalloc char[16], $"\"{version}\"");
        var response = httpContext.Response;
        response.Headers.ETag = etag;
        response.Headers.CacheControl = CacheControl;
        if (httpContext.Request.Headers.IfNoneMatch == etag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(response.BodyWriter, view, Json.MunicipalityView, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(MunicipalityView), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }
}
