using Ksf.Registry.Clusters;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

public sealed class TheCourseOfAClusterTests
{
    [Fact]
    public async Task Is_drawn_in_the_documentation_from_its_table() =>
        await StoredFile.CompareAsync(ClusterTransitions.Table.Diagram(), "docs", "diagrams", "cluster.mmd");

    [Fact]
    public void Asks_for_permissions_that_some_role_gives() => Assert.Each(
        ClusterTransitions.Table.Rows, row => Assert.Contains(ServiceDefaults.Access.Roles.All, role => ServiceDefaults.Access.Roles.Gives(role, row.Permission)));

    [Theory]
    [InlineData("Kunnskapskommunen Helse Omsorg Vest", "kunnskapskommunen-helse-omsorg-vest")]
    [InlineData("Klyngesamarbeid for forskning i Sør-Rogaland", "klyngesamarbeid-for-forskning-i-sor-rogaland")]
    [InlineData("  «Ærlig» Åsmund & co. (ny) ", "aerlig-asmund-co-ny")]
    [InlineData("Café Guovdageaidnu – Kautokeino", "cafe-guovdageaidnu-kautokeino")]
    public void Its_name_stands_in_addresses_without_what_an_address_cannot_hold(string name, string slug) => Assert.Equal(slug, Slug.Of(name));
}
