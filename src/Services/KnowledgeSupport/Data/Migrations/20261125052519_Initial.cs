using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Ksf.KnowledgeSupport.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_clusters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    member_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_clusters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_municipalities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_municipalities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "known_needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    service_area = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('norwegian', title || ' ' || question)", stored: true),
                    authority = table.Column<string>(type: "text", nullable: false),
                    epoch = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_needs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    background = table.Column<string>(type: "text", nullable: true),
                    service_area = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    steps = table.Column<string>(type: "jsonb", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "to_tsvector('norwegian', title || ' ' || question)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                    table.CheckConstraint("ck_needs_service_area", "service_area in ('health-and-care', 'kindergarten', 'school', 'child-welfare', 'social-services', 'culture', 'planning-and-environment', 'transport-and-utilities', 'administration')");
                    table.CheckConstraint("ck_needs_status", "status in ('submitted', 'withdrawn')");
                });

            migrationBuilder.CreateTable(
                name: "known_municipality_versions",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_known_municipality_versions", x => new { x.municipality_id, x.valid_from });
                    table.ForeignKey(
                        name: "fk_known_municipality_versions_known_municipalities_municipali",
                        column: x => x.municipality_id,
                        principalTable: "known_municipalities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_known_municipality_versions_number",
                table: "known_municipality_versions",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_authority_id",
                table: "known_needs",
                columns: new[] { "authority", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_counts",
                table: "known_needs",
                columns: new[] { "status", "service_area", "municipality_id", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_municipality_id_id",
                table: "known_needs",
                columns: new[] { "municipality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_number",
                table: "known_needs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_known_needs_search",
                table: "known_needs",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_needs_counts",
                table: "needs",
                columns: new[] { "status", "service_area" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_municipality_id_id",
                table: "needs",
                columns: new[] { "municipality_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_number",
                table: "needs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_search",
                table: "needs",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "known_clusters");

            migrationBuilder.DropTable(
                name: "known_municipality_versions");

            migrationBuilder.DropTable(
                name: "known_needs");

            migrationBuilder.DropTable(
                name: "needs");

            migrationBuilder.DropTable(
                name: "known_municipalities");
        }
    }
}
