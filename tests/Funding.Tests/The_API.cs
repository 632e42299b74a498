using Ksf.Funding.Data;
using Ksf.TestKit;

namespace Ksf.Funding.Tests;

public sealed class The_API
{
    [Fact]
    public async Task Is_described_in_the_stored_file_and_keeps_the_rules_of_all_services()
    {
        await using var service = await ServiceUnderTest<FundingDbContext>.StartAsync("vest");

        EndpointRules.Check(service);
        RequestRules.Check(service);
        LogRules.Check(service);
        await MigrationRules.CheckAsync(service);
        await ApiDescription.CompareAsync(service, "funding");
    }
}
