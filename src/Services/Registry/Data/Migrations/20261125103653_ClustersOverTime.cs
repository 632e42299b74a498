using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class ClustersOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "founded_on",
                table: "clusters",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<string[]>(
                name: "areas",
                table: "clusters",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "founded_precision",
                table: "clusters",
                type: "text",
                nullable: false,
                defaultValue: "day");

            migrationBuilder.AddColumn<string>(
                name: "rests_on",
                table: "clusters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "sources",
                table: "clusters",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.AddColumn<string>(
                name: "waiver",
                table: "clusters",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cluster_participations",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_participations", x => new { x.cluster_id, x.id });
                    table.CheckConstraint("ck_cluster_participations_role", "role in ('member', 'engine', 'coordinator', 'partner', 'observer')");
                    table.ForeignKey(
                        name: "fk_cluster_participations_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "clusters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cluster_primaries",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_own = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_primaries", x => new { x.cluster_id, x.id });
                    table.ForeignKey(
                        name: "fk_cluster_primaries_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "clusters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_clusters_founded_precision",
                table: "clusters",
                sql: "founded_precision in ('day', 'month', 'year')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters",
                sql: "status in ('idea', 'mobilising', 'established', 'dormant', 'dissolved')");

            migrationBuilder.CreateIndex(
                name: "ix_cluster_participations_party_id",
                table: "cluster_participations",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "ix_cluster_primaries_municipality_id",
                table: "cluster_primaries",
                column: "municipality_id");

            // btree_gist is a trusted extension of PostgreSQL's own, which the database's owner may create.
            migrationBuilder.Sql(
                """
                create extension if not exists btree_gist;
                alter table cluster_primaries add constraint no_two_primaries exclude using gist
                    (municipality_id with =, area with =, daterange(valid_from, valid_to) with &&) where (is_own) deferrable initially deferred;
                insert into cluster_participations (cluster_id, party_id, role, valid_from)
                    select cluster_id, municipality_id, role, founded_on
                    from (
                        select cluster_id, municipality_id, 'member' as role from cluster_members
                        union all select cluster_id, municipality_id, 'engine' from cluster_members where engine) as parts
                    join clusters on clusters.id = cluster_id;
                """);

            migrationBuilder.DropTable(
                name: "cluster_members");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cluster_participations");

            migrationBuilder.DropTable(
                name: "cluster_primaries");

            migrationBuilder.DropCheckConstraint(
                name: "ck_clusters_founded_precision",
                table: "clusters");

            migrationBuilder.DropCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "areas",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "founded_precision",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "rests_on",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "sources",
                table: "clusters");

            migrationBuilder.DropColumn(
                name: "waiver",
                table: "clusters");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "founded_on",
                table: "clusters",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "cluster_members",
                columns: table => new
                {
                    cluster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    engine = table.Column<bool>(type: "boolean", nullable: false),
                    primary = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cluster_members", x => new { x.cluster_id, x.municipality_id });
                    table.ForeignKey(
                        name: "fk_cluster_members_clusters_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "clusters",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_clusters_status",
                table: "clusters",
                sql: "status in ('established')");

            migrationBuilder.CreateIndex(
                name: "ix_cluster_members_municipality_id",
                table: "cluster_members",
                column: "municipality_id");
        }
    }
}
